import CLibFuzzer
import Foundation

/// The project of this process. `FAULTLINE_FUZZ` names the subject, `FAULTLINE_FUZZ_ROOT` a folder for the project.
private let project: FuzzProject = {
    do { return try FuzzProject(subject, root: variable("FAULTLINE_FUZZ_ROOT"), repository: variable("FAULTLINE_FUZZ_REPOSITORY")) } catch {
        fatalError("\(error)")
    }
}()

private let subject = FuzzSubject(rawValue: variable("FAULTLINE_FUZZ")) ?? .scenario

private func variable(_ name: String) -> String { ProcessInfo.processInfo.environment[name] ?? "" }

/// The longest that an input took, in the processor's time and not the clock's: other processes do not count.
private let slowest = Slowest()

private final class Slowest: @unchecked Sendable {
    private var seconds = 0.0

    init() {
        // libFuzzer's own figure is in whole seconds.
        atexit { print("slowest input: \(Int(slowest.seconds * 1000)) ms") }
    }

    func measure(_ body: () throws -> Void) rethrows {
        let start = clock()
        try body()
        let taken = Double(clock() - start) / Double(CLOCKS_PER_SEC)
        seconds = max(seconds, taken)
        if taken > 1 { fatalError("an input took \(taken) s") }
    }
}

/// libFuzzer calls this with each input; a trap, a hang or too much memory ends the process and keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>, _ size: Int) -> Int32 {
    do {
        try slowest.measure {
            let problems = try project.attempt(Array(UnsafeBufferPointer(start: data, count: size)))
            if !problems.isEmpty { fatalError(problems.joined(separator: "\n")) }
        }
    } catch {
        fatalError("\(error)")
    }
    return 0
}

/// Half of the mutations know the format, the others are libFuzzer's own.
@_cdecl("LLVMFuzzerCustomMutator")
public func customMutator(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ bound: Int, _ seed: UInt32) -> Int {
    var random = SplitMix64(seed: UInt64(seed))
    let isText = subject == .scenario || subject == .machine
    guard isText, Bool.random(using: &random) else {
        let count = LLVMFuzzerMutate(data, size, bound)
        guard subject == .image, seed % 4 > 0 else { return count }
        return store(RecordRepair.repaired(Array(UnsafeBufferPointer(start: data, count: count))), in: data, bound)
    }
    var mutation = YAMLMutation(random, bound: bound)
    return store(mutation.mutated(Array(UnsafeBufferPointer(start: data, count: size))), in: data, bound)
}

private func store(_ bytes: [UInt8], in data: UnsafeMutablePointer<UInt8>, _ bound: Int) -> Int {
    let count = min(bytes.count, bound)
    _ = UnsafeMutableBufferPointer(start: data, count: count).update(fromContentsOf: bytes.prefix(count))
    return count
}
