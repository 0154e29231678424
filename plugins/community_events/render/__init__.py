"""From records to bytes: one module for each output; each yields Artifacts and knows no other."""
