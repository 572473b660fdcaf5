--liquibase formatted sql

--changeset guildhall:interaction-1-secret
--comment What all processes must know and nobody else: the key by which buttons are signed. Made by the first that needs it.
CREATE TABLE core.secret (
    name       text        PRIMARY KEY,
    value      bytea       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
--rollback DROP TABLE core.secret;
