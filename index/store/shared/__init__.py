"""An index that many machines share: a Chroma server keeps it, and each reader has a copy of all but its vectors."""
