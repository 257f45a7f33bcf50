using System.Text.Encodings.Web;
using System.Text.Unicode;
using Taizhang.Web;
using Taizhang.Web.Hosting;
using Taizhang.Web.Layout;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
builder.Host.UseDefaultServiceProvider(provider => provider.ValidateOnBuild = provider.ValidateScopes = true);

// Before the components: Chinese is written as itself, not as character references.
builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
builder.Services.AddSingleton<Texts>();
builder.Services.AddCultures();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddHttpContextAccessor();
builder.Services.AddScoped(_ => Viewer.Nobody);
builder.Services.AddRazorComponents();
builder.Services.AddHealthChecks();

var app = builder.Build();

app.UseSecurityHeaders();
app.UseRequestLocalization();
app.UseExceptionHandler("/problem/500", createScopeForErrors: true);
app.UseStatusCodePagesWithReExecute("/problem/{0}", createScopeForStatusCodePages: true);
app.UseAntiforgery();

app.MapHealthChecks("/healthz");
app.MapCultureSwitch();
app.MapStaticAssets();
app.MapRazorComponents<App>();

app.Run();

/// <summary>The web application; tests start it.</summary>
public partial class Program;
