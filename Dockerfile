FROM eclipse-temurin:25-jdk AS build
# The distribution's Maven: the wrapper's download site is out of reach in some networks.
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends maven \
    && rm -rf /var/lib/apt/lists/*
# An ordinary user: the build starts a PostgreSQL to generate classes from, and that does not run as root.
RUN useradd --create-home --uid 10000 build && install -d -o build /build
USER build
WORKDIR /build
COPY --chown=build . .
RUN --mount=type=cache,target=/home/build/.m2,uid=10000 \
    mvn -B -ntp -q package -Dmaven.test.skip=true -pl bot-runner -am

FROM eclipse-temurin:25-jre
# What the JVM draws text with: some builds of it bring these libraries along, others expect them in the system.
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends fontconfig libfreetype6 libharfbuzz0b \
    && rm -rf /var/lib/apt/lists/*
RUN groupadd --system --gid 10001 guildhall \
    && useradd --system --uid 10001 --gid guildhall --home-dir /data --shell /usr/sbin/nologin guildhall \
    && install -d -o guildhall -g guildhall /data /app
COPY --from=build /build/bot-runner/target/app/lib /app/lib
USER guildhall
# /data: the lock, caches, and the embedded database where no DATABASE_URL is set.
WORKDIR /data
VOLUME /data
ENV CLASSPATH=/app/lib/* \
    GUILDHALL_HTTP_HOST=0.0.0.0 \
    GUILDHALL_DATA=/data
EXPOSE 8080
# Without curl, which the image does not have.
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${GUILDHALL_HTTP_PORT:-8080} && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "-Xmx256m", "-Xms16m", "-Xss512k", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", \
    "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", \
    "--sun-misc-unsafe-memory-access=allow", "dev.guildhall.runner.Guildhall"]
CMD ["run"]
