# One image; docker-compose.yml runs it as web, worker and beat.
FROM python:3.13-slim AS parts
COPY requirements.lock .
RUN python -m venv /parts \
 && /parts/bin/pip install --no-cache-dir --require-hashes --no-deps --only-binary :all: -r requirements.lock

FROM python:3.13-slim
RUN useradd --system --uid 10001 tandem && install -d -o tandem -m 700 /files
COPY --from=parts /parts /parts
COPY . /tandem
WORKDIR /tandem
ENV PATH=/parts/bin:$PATH PYTHONUNBUFFERED=1 FILES_ROOT=/files
RUN SECRET_KEY=only-here DATABASE_URL=postgres:// REDIS_URL=redis:// \
    python manage.py collectstatic --no-input --verbosity 0
USER tandem
EXPOSE 8000
CMD ["gunicorn"]
