"""Every error of the project. Each says what is wrong (`str(error)`) and what to do next (`error.hint`).

OnRecordError
├── SourceError             one source; a build lists it as a Failure and goes on with the others
│   ├── UnknownFormat       no reader for this kind of file
│   ├── UnreadableSource    the file is there but cannot be read as what its name says
│   └── NoText              it was read and holds no text
├── NoSources               nothing to build from: a missing path, an empty folder, or not one readable file
├── UnknownSource           a source id that the index does not hold
├── StoreError              the place where the index is kept
│   ├── StoreMissing        no index has been built there yet
│   ├── StoreBusy           another process is building into it
│   ├── StoreMismatch       it was built with another embedding model
│   ├── StoreBroken         files are missing, damaged, or do not agree with each other
│   └── StoreUnreachable    the server that keeps it does not answer, or not as it should
├── ModelError              the embedding model is unknown, or not the one that was shipped
├── ClusterError            the machines that a build was to use cannot be used
├── ServerError             a language model's server does not answer as it should, or cannot be asked
├── AccessError             somebody may not do this, or not now
│   ├── NotAllowed          it is kept to others
│   ├── TooOften            it was done too often; the hint says how long to wait
│   └── UsersError          the file of users is missing, broken, or does not name somebody
└── QuestionError           a question, filter or setting that cannot be understood
"""

__all__ = [
    "AccessError",
    "ClusterError",
    "ModelError",
    "NoSources",
    "NoText",
    "NotAllowed",
    "OnRecordError",
    "QuestionError",
    "ServerError",
    "SourceError",
    "StoreBroken",
    "StoreBusy",
    "StoreError",
    "StoreMismatch",
    "StoreMissing",
    "StoreUnreachable",
    "TooOften",
    "UnknownFormat",
    "UnknownSource",
    "UnreadableSource",
    "UsersError",
]


class OnRecordError(Exception):
    """Base of every error raised here.

    Args:
        message: what is wrong, one line.
        hint: what to do next, one line; may be empty only for a `SourceError`.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class SourceError(OnRecordError):
    """One source cannot be used."""


class UnknownFormat(SourceError):
    """No reader for this kind of file."""


class UnreadableSource(SourceError):
    """The file cannot be opened, or is not what its name says."""


class NoText(SourceError):
    """The file was read and holds no text, such as a scanned PDF."""


class NoSources(OnRecordError):
    """There is nothing to build from."""


class UnknownSource(OnRecordError):
    """A source id that the index does not hold."""


class StoreError(OnRecordError):
    """The place where the index is kept."""


class StoreMissing(StoreError):
    """No index has been built there yet."""

    def __init__(self, message: str, hint: str = "Build one: onrecord build FOLDER") -> None:
        super().__init__(message, hint)


class StoreBusy(StoreError):
    """Another process is building into the store."""


class StoreMismatch(StoreError):
    """The store was built with another embedding model."""


class StoreBroken(StoreError):
    """Files of the store are missing, damaged, or do not agree with each other."""

    def __init__(
        self,
        message: str,
        hint: str = "The index is damaged; this builds it anew from your files: onrecord doctor --repair",
    ) -> None:
        super().__init__(message, hint)


class StoreUnreachable(StoreError):
    """The server that keeps the store does not answer, or not as it should."""


class ModelError(OnRecordError):
    """The embedding model is unknown, or its weights are not the ones that were shipped."""


class ClusterError(OnRecordError):
    """The machines that a build was to use cannot be reached, or are not as they should be."""


class ServerError(OnRecordError):
    """A language model's server cannot be asked, or does not answer as it should: "broke off"."""


class AccessError(OnRecordError):
    """Somebody may not do this, or not now."""


class NotAllowed(AccessError):
    """It is kept to others."""


class TooOften(AccessError):
    """It was done too often; the hint says how long to wait."""


class UsersError(AccessError):
    """The file of users is missing, broken, or does not name somebody."""


class QuestionError(OnRecordError):
    """A question, a filter or a setting that cannot be understood."""
