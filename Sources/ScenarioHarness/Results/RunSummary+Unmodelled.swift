internal import CortexM

extension RunSummary {
    /// A register of a device that the firmware used, and that nothing stands behind: it read as last written.
    public struct UnmodelledRegister: Sendable, Hashable {
        /// Device and register, or the offset where no table names one: `tim2.CCMR1`, `tim2+0x18`.
        public var name: String
        /// The register's address.
        public var address: UInt32
        /// Whether the first access was a store.
        public var isStore: Bool
        /// The address of the instruction that made it.
        public var instruction: UInt32
        /// Where in the firmware that is: `main+0x12`; nil where no symbol says.
        public var place: String?

        /// A register, and its first access.
        public init(name: String, address: UInt32, isStore: Bool, instruction: UInt32, place: String?) {
            self.name = name
            self.address = address
            self.isStore = isStore
            self.instruction = instruction
            self.place = place
        }

        init(_ access: UnmodelledAccess, _ images: ImageSet) {
            self.init(
                name: access.register.map { "\(access.device).\($0)" }
                    ?? "\(access.device)+0x\(String(access.offset, radix: 16, uppercase: true))",
                address: access.address, isStore: access.isStore, instruction: access.instruction,
                place: images.place(access.instruction))
        }

        /// `tim2.CCMR1 (0x40000018) written by 0x08001234 main+0x12`.
        public var text: String {
            "\(name) (\(HexText.word(address))) \(isStore ? "written" : "read") by \(HexText.word(instruction))"
                + (place.map { " \($0)" } ?? "")
        }
    }
}
