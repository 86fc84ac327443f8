/// Something that a device wants the user to know: firmware did what the part forbids, or what is not modelled.
public struct DeviceWarning: Sendable, Hashable {
    /// How many are kept.
    static let limit = 16

    /// The device's name.
    public var device: String
    /// What it says.
    public var text: String

    /// What a device says.
    public init(device: String, text: String) {
        self.device = device
        self.text = text
    }
}

extension Machine {
    /// Keeps the first few warnings, each once.
    @inline(never)
    mutating func noteWarnings(_ texts: [String], of index: Int) {
        for text in texts where deviceWarnings.count < DeviceWarning.limit {
            let warning = DeviceWarning(device: devices.slots[index].name, text: text)
            if !deviceWarnings.contains(warning) { deviceWarnings.append(warning) }
        }
    }
}
