import ArmMProfile

/// A bus error where the machine would answer: an error of a test's, not of the firmware's.
public struct InjectedBusError: Sendable, Hashable {
    /// The accesses that it answers.
    public struct Accesses: OptionSet, Sendable, Hashable {
        /// The bits of the set.
        public let rawValue: UInt8
        /// A set of these bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }
        /// Loads, unstacking and vector reads.
        public static let reads = Self(rawValue: 1 << 0)
        /// Stores and stacking.
        public static let writes = Self(rawValue: 1 << 1)
        /// Fetches of instructions.
        public static let fetches = Self(rawValue: 1 << 2)
        /// Every access.
        public static let all: Self = [.reads, .writes, .fetches]
    }

    /// The addresses.
    public var range: ClosedRange<UInt32>
    /// The accesses to them.
    public var accesses: Accesses
    /// Whether only the first access is answered so.
    public var isOnce: Bool
    /// How often an access has been answered so.
    public internal(set) var count: UInt64 = 0

    /// An error for accesses to these addresses.
    public init(range: ClosedRange<UInt32>, accesses: Accesses, isOnce: Bool) {
        self.range = range
        self.accesses = accesses
        self.isOnce = isOnce
    }
}

extension Machine {
    /// Answers accesses with bus errors from now to the next `reset(.powerOn)`. Whether a store's error is precise is the core's affair, as that
    /// of any other store. The private peripheral bus has no errors.
    public mutating func inject(_ error: InjectedBusError) {
        injectedErrors.append(error)
        injectsErrors = true
        memory.dropAllCode()
    }

    /// Forgets the errors of the run before.
    mutating func clearInjectedErrors() {
        injectedErrors.removeAll(keepingCapacity: true)
        injectsErrors = false
    }

    /// Whether an access to `bytes` addresses from `address` on meets an injected error; counts it.
    mutating func meetsInjectedError(_ address: UInt32, bytes: UInt32, _ access: InjectedBusError.Accesses) -> Bool {
        let last = address.addingReportingOverflow(bytes &- 1)
        let range = address...(last.overflow ? .max : last.partialValue)
        for index in injectedErrors.indices {
            let error = injectedErrors[index]
            guard error.accesses.contains(access), error.range.overlaps(range), !error.isOnce || error.count == 0 else { continue }
            injectedErrors[index].count &+= 1
            return true
        }
        return false
    }

    /// Throws when the fetch of the instruction at an address meets an injected error.
    mutating func checkInjectedFetch(_ address: UInt32) throws(Fault) {
        let first = peek(address, size: .halfword) ?? 0
        let bytes: UInt32 = Decoder.is32Bit(UInt16(truncatingIfNeeded: first)) ? 4 : 2
        if meetsInjectedError(address, bytes: bytes, .fetches) { throw Fault(.ibuserr, address: address) }
    }
}
