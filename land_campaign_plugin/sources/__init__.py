"""How data come in: formats, field mapping, encodings, coordinate reference systems. Only reads, never writes."""
