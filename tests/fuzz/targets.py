"""All targets, by their names."""

from tests.fuzz import answering, asking, reading, saying, showing, writing

TARGETS = {
    one.name: one
    for one in (
        *reading.TARGETS,
        *saying.TARGETS,
        *asking.TARGETS,
        *writing.TARGETS,
        *showing.TARGETS,
        *answering.TARGETS,
    )
}
