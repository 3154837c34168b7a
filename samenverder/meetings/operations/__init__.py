"""What can be done with meetings: one verb each."""
