"""The panels, forms, models and map tools. No rule, no SQL, no file reading."""
