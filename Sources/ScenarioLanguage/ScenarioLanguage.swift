/// Scenario and machine files, read.
