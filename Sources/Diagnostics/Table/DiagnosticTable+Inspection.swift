/// The codes of what an inspection of an image finds, FL1101 to FL1199.
extension DiagnosticEntry {
    /// FL1101: no vector table.
    package static let noVectorTable = DiagnosticEntry(
        1101, "no vector table",
        means: "The image has nothing at the address where the machine reads the initial stack pointer and the reset vector.",
        remedy: "Link the table there, or inspect the table of an application behind a boot loader with `--vectors`.")

    /// FL1102: an unfit initial stack pointer.
    package static let badStackPointer = DiagnosticEntry(
        1102, "an unfit initial stack pointer",
        means: """
            The first word of the vector table is the stack pointer after reset: the address just after the highest word of the stack, in \
            RAM, and a multiple of 8. Otherwise the first exception, or the first function that relies on the alignment, fails.
            """,
        remedy: "Correct the symbol that the linker script gives for the top of the stack.")

    /// FL1103: a vector without the Thumb bit.
    package static let vectorWithoutThumbBit = DiagnosticEntry(
        1103, "a vector without the Thumb bit",
        means: "Bit 0 of a vector becomes EPSR.T. With 0 the handler's first instruction is a UsageFault (INVSTATE), of reset a lockup.",
        remedy: "Declare the handler a function, by `.thumb_func` or `.type name, %function`, so that the linker sets the bit.")

    /// FL1104: a vector outside code.
    package static let vectorOutsideCode = DiagnosticEntry(
        1104, "a vector outside code",
        means: "The vector leads to an address where the machine has no memory, answers no instruction fetch, or the image has no bytes.",
        remedy: "Check the table's entry and the linker script; words of 0xFFFFFFFF are flash that nothing was written to.")

    /// FL1105: exceptions without a handler.
    package static let missingHandler = DiagnosticEntry(
        1105, "exceptions without a handler",
        means: "The vector is 0. Taking the exception faults with INVSTATE at address 0, whatever is there.",
        remedy: "Give the exceptions that can happen a handler, if only a default one that stops.")

    /// FL1106: a vector that leads to no function's start.
    package static let vectorNotAtFunction = DiagnosticEntry(
        1106, "a vector that leads to no function's start",
        means: "The image has symbols, and none of them is where the vector leads: the table and the code may not belong together.",
        remedy: "Put the handler's name into the table, not a number or an expression.")

    /// FL1107: one handler of several exceptions.
    package static let sharedHandler = DiagnosticEntry(
        1107, "one handler of several exceptions",
        means: "Several exceptions lead to the same place, as they do where start-up code defines a weak default handler for all.",
        remedy: "Nothing, when it is meant. A handler that was written and is listed here has its name misspelt.")

    /// FL1108: a misaligned vector table.
    package static let misalignedVectorTable = DiagnosticEntry(
        1108, "a misaligned vector table",
        means: "VTOR holds the upper bits of the table's address only: the table's size, rounded up to a power of two, has to divide it.",
        remedy: "Align the table's section in the linker script, or by `__attribute__((aligned(N)))`.")

    /// FL1109: instructions that the core does not have.
    package static let absentInstruction = DiagnosticEntry(
        1109, "instructions that the core does not have",
        means: """
            A sweep over the functions found instructions of a later architecture, of a floating-point extension or of a coprocessor. \
            Executing one is a UsageFault (UNDEFINSTR or NOCP), on Armv6-M a HardFault.
            """,
        remedy: "Build for this core, or name the machine that the image is for; libraries have to be those of the core too.")

    /// FL1110: encodings that no core has.
    package static let undefinedInstruction = DiagnosticEntry(
        1110, "encodings that no core has",
        means: "A sweep over the functions found encodings that the architecture leaves undefined, and that are not UDF.",
        remedy: "Mark data in assembly code as data (`.word`, `.hword`), or correct what was written as `.inst`.")

    /// FL1111: a stack that overlaps the heap or data.
    package static let stackOverlaps = DiagnosticEntry(
        1111, "a stack that overlaps heap or data",
        means: "By the symbols of the linker script, the stack has its lowest address below the end of the heap or of the data.",
        remedy: "Make the stack or the heap smaller, or let the linker script check that both fit.")
}

extension DiagnosticTable {
    /// 11xx, what an inspection finds.
    static let inspection: [DiagnosticEntry] = [
        .noVectorTable, .badStackPointer, .vectorWithoutThumbBit, .vectorOutsideCode, .missingHandler, .vectorNotAtFunction,
        .sharedHandler, .misalignedVectorTable, .absentInstruction, .undefinedInstruction, .stackOverlaps,
    ]
}
