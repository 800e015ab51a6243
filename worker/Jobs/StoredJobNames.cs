using Hangfire.Common;

namespace MongCai.Poverty.Etl.Jobs;

/// <summary>
/// The names under which jobs lie in Hangfire's store: of our own choosing, not those of the classes, so that a class can be renamed or moved
/// while jobs wait. A job whose arguments or meaning change gets a new version beside the old one.
/// </summary>
public static class StoredJobNames
{
    private static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(ScanInboxJob)] = "scan-inbox.v1",
        [typeof(RelayMailJob)] = "relay-mail.v1",
        [typeof(HandOutFormsJob)] = "hand-out-forms.v1",
        [typeof(RemindWardsJob)] = "remind-wards.v1",
        [typeof(CloseWeekJob)] = "close-week.v1",
        [typeof(CloseQuarterJob)] = "close-quarter.v1",
    };

    private static readonly Dictionary<string, Type> Types = Names.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The stored name of a type; types that are no jobs keep their plain name.</summary>
    public static string Of(Type type) => Names.TryGetValue(type, out var name) ? name : TypeHelper.SimpleAssemblyTypeSerializer(type);

    /// <summary>The type behind a stored name.</summary>
    public static Type Resolve(string name) => Types.TryGetValue(name, out var type) ? type : TypeHelper.IgnoredAssemblyVersionTypeResolver(name);
}
