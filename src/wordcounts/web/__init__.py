"""Flask: the JSON API, the original contract, the pages. Views parse, call the service and answer."""
