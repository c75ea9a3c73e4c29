using ShadowPipeline.Validation;

namespace ShadowPipeline.Preflights;

/// <summary>A table of prices that cannot be used.</summary>
/// <param name="problems">At least one problem.</param>
public sealed class InvalidPriceTableException(IReadOnlyList<Problem> problems) : InvalidInputException("price table", problems);
