using Scriban.Runtime;

namespace MongCai.Poverty.Etl.Reporting.Templates.Scripts;

/// <summary>A picture as templates see it: <c>pictures.progress</c>, null when it could not be drawn.</summary>
/// <param name="Key">Name behind <c>pictures.</c></param>
/// <param name="ContentId">What stands behind <c>cid:</c>.</param>
/// <param name="Alt">What the picture says.</param>
/// <param name="Png">The bytes.</param>
internal sealed record ReportPicture(string Key, string ContentId, string Alt, byte[] Png);

/// <summary>The pictures of a report.</summary>
internal static class ReportPictures
{
    /// <summary>The name in templates.</summary>
    public const string Name = "pictures";

    /// <summary>Cumulative exits against the milestones.</summary>
    public const string Progress = "progress";

    /// <summary>Exits and what remains by ward.</summary>
    public const string Wards = "wards";

    /// <summary>Households by unmet indicator.</summary>
    public const string Deprivations = "deprivations";

    private static readonly string[] Keys = [Progress, Wards, Deprivations];

    /// <summary>What templates may write.</summary>
    public static Shape Shape { get; } = new Shape.Record(Keys.ToDictionary(key => key, _ => (Shape)new Shape.Record(new Dictionary<string, Shape>(StringComparer.Ordinal)
    {
        ["content_id"] = new Shape.Value("chữ"),
        ["alt"] = new Shape.Value("chữ"),
    }), StringComparer.Ordinal));

    /// <summary>The object templates see.</summary>
    public static ScriptObject Script(IReadOnlyList<ReportPicture> pictures)
    {
        var all = new ScriptObject();
        foreach (var key in Keys) all[key] = pictures.FirstOrDefault(picture => picture.Key == key) is { } drawn ? Script(drawn) : null;
        all.IsReadOnly = true;
        return all;
    }

    private static ScriptObject Script(ReportPicture picture) => new()
    {
        ["content_id"] = picture.ContentId,
        ["alt"] = picture.Alt,
        IsReadOnly = true,
    };
}
