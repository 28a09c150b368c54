"""Drawing on paper; the only place that imports ReportLab."""
