FROM node:22-bookworm AS build
WORKDIR /app
COPY . .
# The full image has the compiler that ssh2's faster ciphers are built with.
RUN npm ci --no-audit --no-fund \
 && npx turbo run build --filter=@patio/cli \
 && npm prune --omit=dev --no-audit --no-fund \
 && rm -rf .turbo node_modules/.cache

FROM node:22-bookworm-slim
ENV NODE_ENV=production PATIO_DATA_DIR=/data PATIO_HOST=0.0.0.0
COPY --from=build /app /app
RUN ln -s /app/apps/cli/bin/patio.mjs /usr/local/bin/patio \
 && install -d -o node -g node -m 700 /data
USER node
WORKDIR /data
VOLUME /data
EXPOSE 8080 8081 2022
ENTRYPOINT ["patio"]
CMD ["serve"]
