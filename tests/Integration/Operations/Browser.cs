using System.Net;
using System.Text.RegularExpressions;

namespace MongCai.Poverty.Etl.Tests.Integration.Operations;

/// <summary>What a browser does with our pages: keeps cookies, sends the hidden token with a form. Redirects are shown, not followed.</summary>
public sealed partial class Browser(Uri address, CookieContainer cookies) : IDisposable
{
    private readonly HttpClient http = new(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };

    /// <summary>Its cookies.</summary>
    public CookieContainer Cookies => cookies;

    /// <summary>Opens a page.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(new Uri(path, UriKind.Relative));

    /// <summary>Opens a page and reads its text.</summary>
    public Task<string> ReadAsync(string path) => http.GetStringAsync(new Uri(path, UriKind.Relative));

    /// <summary>Fills in the sign-in form.</summary>
    public async Task<HttpResponseMessage> SignInAsync(string name, string password, string page = "/dang-nhap") =>
        await PostAsync(page, new() { ["Name"] = name, ["Password"] = password, ["__RequestVerificationToken"] = FormToken().Match(await ReadAsync(page)).Groups[1].Value });

    /// <summary>Presses the button of a form without fields.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page) =>
        await PostAsync(page, new() { ["__RequestVerificationToken"] = FormToken().Match(await ReadAsync(page)).Groups[1].Value });

    /// <summary>Presses a button of Hangfire's dashboard.</summary>
    public async Task<HttpResponseMessage> CommandAsync(string path, Dictionary<string, string> fields)
    {
        var page = await ReadAsync("/hangfire/recurring");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add(CsrfHeader().Match(page).Groups[1].Value, CsrfToken().Match(page).Groups[1].Value);
        return await http.SendAsync(request);
    }

    /// <summary>Posts a form as it is.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await http.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("name=\"csrf-header\" content=\"([^\"]+)\"")]
    private static partial Regex CsrfHeader();

    [GeneratedRegex("name=\"csrf-token\" content=\"([^\"]+)\"")]
    private static partial Regex CsrfToken();
}
