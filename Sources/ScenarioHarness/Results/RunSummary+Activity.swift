public import CortexM

extension RunSummary {
    /// Something that a run's exceptions did.
    public enum Activity: Sendable, Hashable {
        case entered(ExceptionEntry)
        case returned(ExceptionReturnRecord)
    }

    /// Entries and returns in the order in which they happened: of two at one cycle the return, to which the entry is chained.
    public var activity: [Activity] {
        var merged: [Activity] = []
        merged.reserveCapacity(exceptions.count + returns.count)
        var left = returns[...]
        for entry in exceptions {
            while let record = left.first, record.cycles <= entry.cycles {
                merged.append(.returned(record))
                left.removeFirst()
            }
            merged.append(.entered(entry))
        }
        return merged + left.map(Activity.returned)
    }

    /// A register and its value.
    public struct Register: Sendable, Hashable {
        /// As the manual spells it.
        public var name: String
        /// All of it.
        public var value: UInt32

        /// A register of this value.
        public init(name: String, value: UInt32) {
            self.name = name
            self.value = value
        }
    }
}
