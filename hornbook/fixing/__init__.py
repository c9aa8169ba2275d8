"""Fixes: changes of the source that findings propose, and ids, applied to text in memory."""
