"""What an analyst writes: pandas reads the list sheet, to_sql stores it. Nothing is checked."""

import pathlib
import sys

import pandas
import sqlalchemy

folder, database = sys.argv[1:]
engine = sqlalchemy.create_engine(database)
for path in sorted(pathlib.Path(folder).rglob("*.xlsx")):
    sheets = pandas.read_excel(path, sheet_name=None, header=None, dtype=str)
    frame = sheets["Biểu 02-DS"].iloc[:, :17]
    frame = frame[frame[1].str.match(r"\d{5}-", na=False)]
    frame.columns = [f"c{number}" for number in range(17)]
    frame.to_sql("households", engine, if_exists="append", index=False, method="multi")
