extension DiagnosticEntry {
    /// FL4040: a call that cannot begin.
    package static let callRefused = DiagnosticEntry(
        4040, "a call that cannot begin",
        means: "The function, its stack or its return address cannot be used, or the processor is in no state to begin it.",
        remedy: "The message names the address and what lies there. Give the call a `stack` in RAM, or call at another moment.")

    /// FL4041: a call that did not return.
    package static let callNotBack = DiagnosticEntry(
        4041, "a call that did not return",
        means: """
            The called function did not come back to its return address within the limits of the call, or before the run ended or \
            the machine was reset.
            """,
        remedy: "`= at` and `= call` say where it is and what it does: a loop that waits for a device, a handler that spins, a sleep.")

    /// FL4042: another result.
    package static let resultDiffers = DiagnosticEntry(
        4042, "another result",
        means: "The called function returned another value than the call expects.",
        remedy: "Correct the function, its arguments, or what is expected: conventions differ in what 0 means.")

    /// FL4043: a flash loader that failed.
    package static let loaderFailed = DiagnosticEntry(
        4043, "a flash loader that failed",
        means: "A function of the loader returned what its convention has for a failure, or says of its chip what cannot be.",
        remedy: "The message names the function and its arguments. Conventions differ: 0 is success in one and failure in another.")

    /// FL4044: memory that does not hold what was programmed.
    package static let notVerified = DiagnosticEntry(
        4044, "memory that does not hold what was programmed",
        means: "`verify` compared the memory as a debugger reads it, and found another byte at this address, or none.",
        remedy: "Erase before programming; see that the loader uses 4-byte addresses above 16 MiB, and maps the chip when it is done.")

    /// FL4045: a call that was to fail.
    package static let callNotFailed = DiagnosticEntry(
        4045, "a call that was to fail",
        means: "The call says by `fails` that it fails, and it did not, or its message does not contain these words.",
        remedy: "Remove `fails` if the call is to succeed, or write a part of the message that it gives.")
}

extension DiagnosticTable {
    /// 404x, calls.
    package static let calls: [DiagnosticEntry] = [
        .callRefused, .callNotBack, .resultDiffers, .loaderFailed, .notVerified, .callNotFailed,
    ]
}
