"""A revision that this program doesn't have yet: it rebuilds large tables, as a later one may."""

import shutil
from pathlib import Path

import pytest

from clinic_app.storage import migrate, migrations

NEXT = f"{int(migrate.REVISIONS[-1]) + 1:04}"

_SCRIPT = f'''
import sqlalchemy as sa
from alembic import op

revision, down_revision = "{NEXT}", "{migrate.REVISIONS[-1]}"
branch_labels = depends_on = None


def upgrade():
    for table in ("client", "appointment", "draft"):
        with op.batch_alter_table(table, recreate="always") as batch:
            batch.add_column(sa.Column("made_up", sa.Integer(), nullable=False, server_default="7"))
    op.create_table("made_up", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("word", sa.Text()))
    op.execute("INSERT INTO made_up (word) SELECT full_name FROM client")
'''


def lay_out(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Let `migrate` know that revision, written to `folder`."""
    shutil.copytree(Path(migrations.__file__).parent, folder)
    (folder / "versions" / f"r{NEXT}_made_up.py").write_text(_SCRIPT, encoding="utf-8")
    patch.setattr(migrate, "SCRIPTS", str(folder))
    patch.setattr(migrate, "REVISIONS", (*migrate.REVISIONS, NEXT))
