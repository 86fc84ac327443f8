/// A function on the call stack.
public struct StackFrame: Sendable, Hashable {
    /// The instruction it stands at: the next one, or the call that it waits for.
    public var address: UInt32
    /// Its name and how far in: `divide+0xA`; nil where no symbol is.
    public var place: String?
    /// The source file and line: `main.c:41`; nil where no line table says.
    public var source: String?
    /// The exception that interrupted it there; nil for a function that made a call, and for the innermost.
    public var interruptedBy: String?

    /// A function at an instruction.
    public init(address: UInt32, place: String? = nil, source: String? = nil, interruptedBy: String? = nil) {
        self.address = address
        self.place = place
        self.source = source
        self.interruptedBy = interruptedBy
    }
}
