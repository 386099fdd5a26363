# One image for every process: throughline start | collector | worker | api | migrate | doctor …
#
#   docker build -t throughline:0.1.0 --build-arg REVISION="$(git rev-parse HEAD)" .
#
# The base is pinned by tag. To pin it by digest as well, look the digest up once
# (docker buildx imagetools inspect node:24.21.0-bookworm-slim) and build with
#   --build-arg NODE_IMAGE=node:24.21.0-bookworm-slim@sha256:<digest>
# Two builds of one commit then have the same content; for the same bytes, add
#   --build-arg SOURCE_DATE_EPOCH="$(git log -1 --format=%ct)" --output type=image,rewrite-timestamp=true
# The engines inside the image (chDB, LMDB) are prebuilt for glibc: Alpine does not do.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
ENV CI=true DO_NOT_TRACK=1 TURBO_TELEMETRY_DISABLED=1

# Dependencies first: this layer lasts until the lock changes.
COPY package.json package-lock.json .npmrc ./
COPY ingest/package.json ingest/
COPY transform/package.json transform/
COPY api/package.json api/
COPY dashboards/package.json dashboards/
COPY infra/package.json infra/
# Native parts come prebuilt inside their packages, so that no package runs a script here.
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts

COPY LICENSE NOTICE turbo.json tsconfig.base.json ./
COPY ingest ingest
COPY transform transform
COPY api api
COPY dashboards dashboards
COPY infra infra
RUN npm run build

# What is left is what runs: built code, SQL files, pages, and the packages of production.
RUN npm prune --omit=dev --ignore-scripts \
 && find ingest transform api dashboards infra \
      -name node_modules -prune -o \
      -type f '(' -name '*.ts' -o -name '*.tsx' -o -name '*.map' -o -name '*.tsbuildinfo' ')' \
      -exec rm -f '{}' + \
 && mkdir data

FROM ${NODE_IMAGE}
WORKDIR /app
# In a container the loopback reaches nobody; the process itself refuses to open the API without keys.
ENV NODE_ENV=production \
    THROUGHLINE_HOST=0.0.0.0 \
    THROUGHLINE_PORT=4000 \
    THROUGHLINE_DATA_DIR=/var/lib/throughline

COPY --from=build /app/LICENSE /app/NOTICE /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/ingest ingest
COPY --from=build /app/transform transform
COPY --from=build /app/api api
COPY --from=build /app/dashboards dashboards
COPY --from=build /app/infra infra
# The only folder that is written to, and only by the embedded wiring; everything else may be read-only
# (/tmp is used by large imports).
COPY --from=build --chown=1000:1000 --chmod=0700 /app/data /var/lib/throughline

ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Throughline" \
      org.opencontainers.image.description="End-to-end marketing analytics: vendor payloads in, channel profit out" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"

# By number, so that Kubernetes can see that it is not root. It is `node` of the base.
USER 1000:1000
EXPOSE 4000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "infra/docker/health-check.js"]
ENTRYPOINT ["node", "infra/bin/throughline.js"]
CMD ["start"]
