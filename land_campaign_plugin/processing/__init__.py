"""The Processing face: a provider and its algorithms, one a module."""
