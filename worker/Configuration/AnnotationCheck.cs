using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace MongCai.Poverty.Etl.Configuration;

/// <summary>Holds options to their attributes and to their own <see cref="IValidatableObject"/>, and says every fault in Vietnamese; the framework's own sentences are English.</summary>
/// <typeparam name="T">The options.</typeparam>
/// <param name="section">Name of the section, for the sentences.</param>
internal sealed class AnnotationCheck<T>(string section) : IValidateOptions<T> where T : class
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, T options)
    {
        List<string> faults =
        [
            .. typeof(T).GetProperties().SelectMany(property => property.GetCustomAttributes<ValidationAttribute>().Select(rule => Fault(property, rule, property.GetValue(options)))).OfType<string>(),
            .. options is IValidatableObject own ? own.Validate(new(options)).Select(result => result.ErrorMessage!) : [],
        ];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private string? Fault(PropertyInfo property, ValidationAttribute rule, object? value) =>
        rule.IsValid(value) ? null : $"{section}:{property.Name} {(rule is RangeAttribute range ? $"phải từ {Text(range.Minimum)} đến {Text(range.Maximum)}{Unit(property)}, đang là {Text(value)}" : "còn trống")}.";

    private static string Unit(PropertyInfo property) => property.PropertyType == typeof(TimeSpan) ? " (giờ:phút:giây)" : "";

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
