/// The codes of names, numbers and other values, FL0201 to FL0299.
extension DiagnosticEntry {
    /// FL0201: an unknown version of the language.
    package static let unknownVersion = DiagnosticEntry(
        201, "an unknown version of the language",
        means: "The file is written in a version of the language that this program does not know.",
        remedy: "Use one of the versions that the message lists.")

    /// FL0202: an unknown register.
    package static let unknownRegister = DiagnosticEntry(
        202, "an unknown register",
        means: """
            There is no register of this name. Names are those of the Armv7-M Architecture Reference Manual and \
            of CMSIS, in upper or lower case.
            """,
        remedy: "Look the name up in the reference's list of registers.")

    /// FL0203: an unknown field of a register.
    package static let unknownField = DiagnosticEntry(
        203, "an unknown field of a register",
        means: "The register has no field of this name.",
        remedy: "Use one of the fields that the note lists.")

    /// FL0204: an unknown exception.
    package static let unknownException = DiagnosticEntry(
        204, "an unknown exception",
        means: """
            There is no exception of this name. Names are Thread (where it makes sense), NMI, HardFault, \
            MemManage, BusFault, UsageFault, SVCall, DebugMonitor, PendSV, SysTick and IRQ0 to IRQ239.
            """,
        remedy: "Use one of these; `SVC` and `MemoryManagement` are understood too.")

    /// FL0205: not a number.
    package static let notANumber = DiagnosticEntry(
        205, "not a number",
        means: """
            A number is expected: decimal, 0x or 0b, with `_` between digits. `010` is not octal and not a \
            number.
            """,
        remedy: "Write the number in one of these forms.")

    /// FL0206: a number out of range.
    package static let outOfRange = DiagnosticEntry(
        206, "a number out of range",
        means: "The number does not fit where it is to go: a field's or register's width, a count, an address.",
        remedy: "Use a value in the range that the message names.")

    /// FL0207: a time without a unit.
    package static let timeWithoutUnit = DiagnosticEntry(
        207, "a time without a unit",
        means: "A bare number stands where a time is expected. It could mean cycles, instructions or milliseconds.",
        remedy: "Add the unit: ns, us, ms, s, cycles or instructions.")

    /// FL0208: not a time.
    package static let badTime = DiagnosticEntry(
        208, "not a time",
        means: """
            A time is a number and a unit: ns, us, ms, s (with decimals where wanted), or a whole number of \
            cycles or instructions. Some places take only some units, as the message says.
            """,
        remedy: "Write a time such as `250 us`, `1.5 ms`, `1200 cycles` or `500 instructions`.")

    /// FL0209: neither a number nor a symbol.
    package static let notAnExpression = DiagnosticEntry(
        209, "neither a number nor a symbol",
        means: """
            An address or a value is a number, a symbol of the image, or a symbol with an offset such as \
            `main+4`.
            """,
        remedy: "Write one of these forms.")

    /// FL0210: not one of the words expected.
    package static let unknownChoice = DiagnosticEntry(
        210, "not one of the words expected",
        means: "The value is one of a few words, and this is none of them.",
        remedy: "Use one of the words that the note lists.")

    /// FL0211: an id with other characters.
    package static let badIdentifier = DiagnosticEntry(
        211, "an id with other characters",
        means: """
            An id is made of lower-case letters, digits, dot, underscore and hyphen, since it stands in reports \
            and on command lines.
            """,
        remedy: "Rename it; the help suggests how.")

    /// FL0212: not a size.
    package static let badSize = DiagnosticEntry(
        212, "not a size",
        means: "A size is a number of bytes, or a number with KiB or MiB.",
        remedy: "Write a size such as `0x400`, `128 KiB` or `1 MiB`.")

    /// FL0213: a range with nothing in it.
    package static let reversedRange = DiagnosticEntry(
        213, "a range with nothing in it",
        means: "The lower bound of the range is above its upper bound.",
        remedy: "Swap the two.")

    /// FL0214: a mask that can never match.
    package static let impossibleMask = DiagnosticEntry(
        214, "a mask that can never match",
        means: "The value has a bit that the mask clears: no number can satisfy this.",
        remedy: "Set the bit in the mask, or clear it in the value.")

    /// FL0215: not a regular expression.
    package static let badPattern = DiagnosticEntry(
        215, "not a regular expression",
        means: "The pattern could not be read as a regular expression.",
        remedy: "Correct the pattern; quote it in single quotes so that YAML leaves its backslashes alone.")

    /// FL0216: neither true nor false.
    package static let notABoolean = DiagnosticEntry(
        216, "neither true nor false",
        means: "`true` or `false` is expected. By YAML 1.2, `yes`, `no`, `on` and `off` are texts.",
        remedy: "Write `true` or `false`.")

    /// FL0217: a field of several bits in a list of bits.
    package static let notASingleBit = DiagnosticEntry(
        217, "a field of several bits in a list of bits",
        means: "A list of names speaks of single bits; this field is wider.",
        remedy: "Name the field on a line of its own: `REGISTER.FIELD: value`.")

    /// FL0218: a register that cannot be set.
    package static let cannotBeSet = DiagnosticEntry(
        218, "a register that cannot be set",
        means: "The register or field is read-only: setting it would do nothing.",
        remedy: "Set the register that causes it, or write to memory.")

    /// FL0219: not bytes.
    package static let badBytes = DiagnosticEntry(
        219, "not bytes",
        means: "A list of numbers from 0 to 255, or a text, is expected.",
        remedy: "Write `bytes: [0x01, 0x02]` or `text: \"abc\"`.")

    /// FL0220: not a trigger.
    package static let badTrigger = DiagnosticEntry(
        220, "not a trigger",
        means: """
            A trigger is `start`, a time, or a mapping with one of `pc`, `exception`, `read`, `write`, `console`, `sleep`, `halted`, \
            `reset` and `after`.
            """,
        remedy: "Write one of these, such as `250 us` or `{pc: main, hit: 2}`.")
}

extension DiagnosticTable {
    /// 02xx, values.
    static let values: [DiagnosticEntry] = [
        .unknownVersion, .unknownRegister, .unknownField, .unknownException, .notANumber, .outOfRange,
        .timeWithoutUnit, .badTime, .notAnExpression, .unknownChoice, .badIdentifier, .badSize, .reversedRange,
        .impossibleMask, .badPattern, .notABoolean, .notASingleBit, .cannotBeSet, .badBytes, .badTrigger,
    ]
}
