# Build it in the checkout and run it in the folder with drafts and sources:
#
#   docker build --tag claimcheck .
#   docker run --rm --volume "$PWD:/work" claimcheck check drafts --sources references

FROM python:3.12-slim

COPY pyproject.toml README.md LICENSE /src/
COPY claimcheck /src/claimcheck
RUN pip install --no-cache-dir --disable-pip-version-check "/src[docx,wikipedia]" \
    && rm -r /src \
    && mkdir --mode=1777 /cache

# Any user may run it, so that files it writes belong to who started it (--user).
ENV CLAIMCHECK_CACHE_DIR=/cache
USER nobody
WORKDIR /work
ENTRYPOINT ["claimcheck"]
