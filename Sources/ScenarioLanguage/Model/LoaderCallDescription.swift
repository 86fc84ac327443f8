package import Diagnostics

/// A convention by which a debug server calls a flash loader.
package enum LoaderConvention: String, Sendable, Hashable, CaseIterable {
    /// A CMSIS flash algorithm.
    case flm
    /// An external loader of ST's programmer.
    case stldr
    /// A flash plugin of Sysprogs' debug server.
    case flashplugin
}

/// What a flash loader is asked to do: to erase, then to program, then to verify.
package struct LoaderCallDescription: Sendable, Hashable {
    package var convention: Located<LoaderConvention>
    package var erase: Located<LoaderRange>?
    package var program: Located<LoaderData>?
    package var verify: Located<LoaderData>?
    /// nil for the convention's.
    package var stack: Located<ValueExpression>?
    /// nil for what follows the loader and its stack.
    package var buffer: Located<ValueExpression>?
    /// What `Init` is told, in Hz; nil for the machine's.
    package var clock: Located<UInt64>?
    package var masksInterrupts = false
    package var limits = Limits()
    /// A part of the message when it is to fail.
    package var fails: Located<String>?
    /// The whole mapping.
    package var span: SourceSpan

    package init(convention: Located<LoaderConvention>, span: SourceSpan) {
        self.convention = convention
        self.span = span
    }
}

/// Addresses that are erased.
package struct LoaderRange: Sendable, Hashable {
    package var address: Located<ValueExpression>
    package var size: UInt64

    package init(address: Located<ValueExpression>, size: UInt64) {
        self.address = address
        self.size = size
    }
}

/// Bytes and where they belong.
package struct LoaderData: Sendable, Hashable {
    package enum Content: Sendable, Hashable {
        case bytes([UInt8])
        /// A path, relative to the scenario file.
        case file(Located<String>)
    }

    package var address: Located<ValueExpression>
    package var content: Content

    package init(address: Located<ValueExpression>, content: Content) {
        self.address = address
        self.content = content
    }
}

extension ScenarioDescription {
    /// The files whose bytes are given to loaders.
    package var dataFiles: [Located<String>] {
        let calls =
            setup.calls.map(\.value)
            + stimuli.compactMap { step in
                if case .call(let call) = step.verb.value { call } else { nil }
            }
        return calls.flatMap { call -> [Located<String>] in
            guard case .loader(let loader) = call else { return [] }
            return [loader.program, loader.verify].compactMap { data in
                if case .file(let path)? = data?.value.content { path } else { nil }
            }
        }
    }
}
