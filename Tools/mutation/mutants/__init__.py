"""The table of mutants: single changes of the model, each of which breaks a rule that a test must hold."""
import dataclasses
import importlib
import pathlib


@dataclasses.dataclass(frozen=True)
class Mutant:
    """A change of one rule. `rule` is the item of the exception model and what the manual says there."""

    name: str
    rule: str
    file: str
    old: str
    new: str


def table(file, rows):
    """Mutants of one source file, under Sources."""
    return [Mutant(name, rule, f"Sources/{file}", old, new) for name, rule, old, new in rows]


def all_mutants():
    """Every mutant, in the order of the files beside this one."""
    folder = pathlib.Path(__file__).parent
    modules = sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")
    return [mutant for module in modules for mutant in importlib.import_module(f"mutants.{module}").MUTANTS]
