-- A signing key from before secrets were wrapped is wrapped in place when the installation starts; nothing else of it
-- ever changes.
grant update (private_jwk) on identity.signing_key to zuoxi_identity;
