/// One command of a NOR chip: what its opcode does, and what is clocked after it.
package struct NORCommand: Sendable, Hashable {
    /// What the chip does.
    package enum Action: Sendable, Hashable {
        case readArray, readSFDP, readID, readDeviceID, releasePowerDown, readUniqueID
        case readRegister(NORRegister)
        case writeRegister(NORRegister)
        case writeEnable, writeDisable, volatileWriteEnable, clearFlags
        case program
        /// Erases the unit of that many bytes which the address is in.
        case erase(UInt32)
        case eraseChip
        case suspend, resume
        case powerDown
        case enableReset, reset
        case fourByteMode(Bool)
        /// All of a command on four lines: QPI of Winbond, the quad protocol of Micron.
        case quadProtocol(Bool)
        case selectDie
        case setReadParameters
        /// Accepted, and without effect on what is modelled.
        case setBurstWrap
        case readSecurity, programSecurity, eraseSecurity
        case readLock
        case lock(Bool)
        case lockAll(Bool)
    }

    /// How many address bytes follow the opcode.
    package enum AddressBytes: Sendable, Hashable {
        case none, three, four
        /// Three, or four in the chip's 4-byte mode.
        case byMode
    }

    /// The clocks between address and data.
    package enum Wait: Sendable, Hashable {
        case clocks(Int)
        /// Eight mode bits M7 to M0 on the address's lines, then clocks: Winbond's continuous read.
        case mode(clocks: Int)
        /// As VCR says, or that many by default: Micron. The first clock carries the XIP confirmation bit.
        case configured(default: Int)
    }

    /// Rules that a command is under.
    package struct Traits: OptionSet, Sendable, Hashable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Heard while the chip is busy.
        package static let whileBusy = Self(rawValue: 1)
        /// Ignored unless WEL is set.
        package static let needsWriteEnable = Self(rawValue: 2)
        /// Address and data at both edges of the clock.
        package static let isDouble = Self(rawValue: 4)
        /// Not known in the quad protocol.
        package static let notInQuadProtocol = Self(rawValue: 8)
    }

    package let opcode: UInt8
    package let name: String
    package let action: Action
    package let address: AddressBytes
    package let addressLines: Int
    package let dataLines: Int
    package let wait: Wait
    package let traits: Traits

    package init(
        _ opcode: UInt8, _ name: String, _ action: Action, address: AddressBytes = .none, lines: (Int, Int) = (1, 1),
        wait: Wait = .clocks(0), _ traits: Traits = []
    ) {
        self.opcode = opcode
        self.name = name
        self.action = action
        self.address = address
        addressLines = lines.0
        dataLines = lines.1
        self.wait = wait
        self.traits = traits
    }
}

extension NORCommand {
    /// A read of the array.
    static func read(
        _ opcode: UInt8, _ name: String, _ address: AddressBytes, _ lines: (Int, Int) = (1, 1), wait: Wait = .clocks(0),
        _ traits: Traits = []
    ) -> Self {
        Self(opcode, name, .readArray, address: address, lines: lines, wait: wait, traits)
    }

    /// A program of a page.
    static func program(
        _ opcode: UInt8, _ name: String, _ address: AddressBytes, _ lines: (Int, Int) = (1, 1), _ traits: Traits = []
    ) -> Self {
        Self(opcode, name, .program, address: address, lines: lines, traits.union(.needsWriteEnable))
    }
}

/// A register that a command reads or writes.
package enum NORRegister: Sendable, Hashable, CaseIterable {
    case status1, status2, status3, extendedAddress
    /// Micron: flag status, volatile, enhanced volatile and non-volatile configuration.
    case flags, volatileConfiguration, enhancedConfiguration, nonvolatileConfiguration
}

/// The commands of a chip, found by opcode.
package struct NORCommandSet: Sendable, Hashable {
    package let rows: [NORCommand]
    /// For each opcode one more than its row; 0 for none.
    private let places: [UInt8]

    package init(_ rows: [NORCommand]) {
        self.rows = rows
        var places = [UInt8](repeating: 0, count: 256)
        for (index, row) in rows.enumerated().prefix(255) { places[Int(row.opcode)] = UInt8(index + 1) }
        self.places = places
    }

    /// The row of an opcode.
    package subscript(_ opcode: UInt8) -> NORCommand? {
        let place = Int(places[Int(opcode)])
        return place == 0 ? nil : rows[place - 1]
    }
}
