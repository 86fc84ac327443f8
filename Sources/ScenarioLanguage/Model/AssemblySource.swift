internal import Diagnostics

/// `assembly:`, a block of Thumb assembly in the place of an image.
package struct AssemblySource: Sendable, Hashable {
    package var text: String
    /// Each line of the text is a line of the file, the first one after the line that the block's place begins in.
    package var isBlock: Bool

    package init(text: String, isBlock: Bool) {
        self.text = text
        self.isBlock = isBlock
    }
}
