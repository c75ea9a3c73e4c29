using ShadowPipeline.Validation;

namespace ShadowPipeline.Sites;

/// <summary>A decision's id cannot be part of an address: it could name a file outside the site.</summary>
public sealed class InvalidSiteIdException : Exception
{
    /// <summary>Names the id.</summary>
    /// <param name="id">The id.</param>
    public InvalidSiteIdException(string id)
        : base($"The id {JsonQuote.Of(id)} cannot be part of an address: letters, digits, - and _ can, 128 at most.")
    {
    }
}
