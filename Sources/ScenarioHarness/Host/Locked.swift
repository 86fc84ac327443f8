internal import Dispatch

/// A value that one thread at a time may touch.
///
/// A serial queue guards it, not a `Mutex`: the thread sanitizer knows in which order the callers of a queue ran, but does not
/// see a contended `Mutex`, which waits inside the uninstrumented standard library, and calls every access a race.
package final class Locked<Value>: @unchecked Sendable {
    private let queue = DispatchQueue(label: "faultline.locked")
    private var value: Value

    /// Guards a value that nobody else holds.
    package init(_ value: sending Value) { self.value = value }

    /// Runs `body` with the value to itself; `body` must not come back here.
    package func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        try queue.sync { try body(&value) }
    }
}
