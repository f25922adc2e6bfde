# The same two commands a developer uses build the image; only the program and the page get into it.
FROM rust:1.95-bookworm AS build
COPY --from=node:20-bookworm-slim /usr/local/bin/node /usr/local/bin/node
COPY --from=node:20-bookworm-slim /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /src
COPY . .
RUN cargo xtask web && cargo build --release --locked --package veche-server

FROM debian:bookworm-slim
RUN useradd --system --home-dir /var/lib/veche --create-home veche && install -d -o veche /var/lib/veche/files
# Whom to believe when files are kept in a bucket by https; a city's own authority is mounted over it.
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /src/target/release/veche /usr/bin/veche
COPY --from=build /src/frontend/dist /usr/share/veche/spa
USER veche
WORKDIR /var/lib/veche
ENV VECHE_SPA_DIR=/usr/share/veche/spa
EXPOSE 8080
STOPSIGNAL SIGTERM
CMD ["veche", "serve"]
