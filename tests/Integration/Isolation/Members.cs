using System.Collections;
using System.Globalization;
using System.Reflection;

namespace MongCai.Poverty.Etl.Tests.Integration.Isolation;

/// <summary>All that was ever put into a value, as text: every member that can be set, through records and lists; what is computed from them is left out.</summary>
internal static class Members
{
    /// <summary>One line per member.</summary>
    public static IEnumerable<string> Of(object? value, string path = "")
    {
        if (value is null) return [$"{path}: null"];
        if (value is string or IFormattable && value.GetType().Namespace == "System" || value.GetType().IsEnum) return [string.Create(CultureInfo.InvariantCulture, $"{path}: {value}")];
        if (value is IEnumerable items) return items.Cast<object?>().SelectMany((item, index) => Of(item, $"{path}[{index}]"));
        var kind = value.GetType();
        return kind.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(member => member.CanWrite && member.GetIndexParameters().Length == 0)
            .SelectMany(member => Of(member.GetValue(value), $"{path}.{member.Name}")).Prepend($"{path}: {kind.Name}");
    }
}
