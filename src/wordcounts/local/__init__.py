"""What ./run adds: a private Valkey, the web and the workers under one supervisor."""
