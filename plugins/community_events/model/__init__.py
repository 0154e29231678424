"""The records of the project: plain frozen data, words of the glossary, no behaviour but questions."""
