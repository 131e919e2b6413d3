"""Files that other programs read: tables written as CSV and XLSX. Knows no clinic."""
