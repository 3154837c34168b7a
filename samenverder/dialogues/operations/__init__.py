"""What can be done with a dialogue meeting, one verb each."""
