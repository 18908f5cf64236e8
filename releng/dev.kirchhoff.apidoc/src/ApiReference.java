// SPDX-License-Identifier: EPL-2.0
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Element;

/**
 * Writes the reference for authors of plug-ins: the exported packages, and what can be contributed to which extension point. A link to
 * nowhere, broken HTML or a wrong tag in a comment fails the build.
 */
final class ApiReference {
	private static final List<String> BUNDLES = List.of("dev.kirchhoff.api", "dev.kirchhoff.api.testkit", "dev.kirchhoff.numerics");
	private static final String API = "dev.kirchhoff.api";

	private final Path bundles;
	private final Path site;

	private ApiReference(Path bundles, Path site) {
		this.bundles = bundles;
		this.site = site;
	}

	/** @param arguments the folder of the bundles, and the one of the site */
	public static void main(String[] arguments) throws Exception {
		System.exit(new ApiReference(Path.of(arguments[0]).normalize(), Path.of(arguments[1]).normalize()).write());
	}

	private int write() throws Exception {
		Files.createDirectories(site);
		var overview = Files.createTempFile("overview", ".html");
		try {
			Files.writeString(overview, overview());
			return javadoc(overview);
		} finally {
			Files.delete(overview);
		}
	}

	private int javadoc(Path overview) throws IOException {
		var options = new ArrayList<>(List.of("-quiet", "-d", site.toString(), "-encoding", "UTF-8", "-Xdoclint:all,-missing", "-notimestamp", "--add-modules", "jdk.incubator.vector", "-windowtitle", "Kirchhoff for plug-ins",
				"-header", "Kirchhoff", "-overview", overview.toString(), "-sourcepath",
				BUNDLES.stream().map(bundle -> bundles.resolve(bundle).resolve("src").toString()).collect(Collectors.joining(System.getProperty("path.separator")))));
		for (var bundle : BUNDLES) {
			var packages = packages(bundle);
			options.addAll(List.of("-group", bundle, String.join(":", packages)));
			options.addAll(packages);
		}
		var said = new StringWriter();
		int code;
		try (var out = new PrintWriter(said)) {
			code = ToolProvider.findFirst("javadoc").orElseThrow().run(out, out, options.toArray(String[]::new));
		}
		// the virtual machine warns that a module is incubating, and there is no other way to keep silence
		var lines = said.toString().lines().filter(line -> !line.matches("warning: \\[incubating\\].*|\\d+ warnings?")).toList();
		lines.forEach(System.err::println);
		return code == 0 && lines.stream().anyMatch(line -> line.contains(" warning: ") || line.startsWith("warning: ")) ? 1 : code;
	}

	/** Exported to everybody, with anything in them. */
	private List<String> packages(String bundle) throws IOException {
		try (var in = Files.newInputStream(bundles.resolve(bundle).resolve("META-INF/MANIFEST.MF"))) {
			var exported = new Manifest(in).getMainAttributes().getValue("Export-Package").split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
			var packages = new ArrayList<String>();
			for (var clause : exported) {
				var name = clause.split(";")[0].strip();
				if (!clause.contains("x-friends") && !clause.contains("x-internal") && hasSources(bundles.resolve(bundle).resolve("src").resolve(name.replace('.', '/')))) {
					packages.add(name);
				}
			}
			return packages;
		}
	}

	private static boolean hasSources(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return false;
		}
		try (var files = Files.list(folder)) {
			return files.anyMatch(file -> file.toString().endsWith(".java"));
		}
	}

	private String overview() throws Exception {
		var points = children(parse(bundles.resolve(API).resolve("plugin.xml")), "extension-point");
		var table = new StringBuilder();
		var details = new StringBuilder();
		for (var point : points) {
			var schema = parse(bundles.resolve(API).resolve(point.getAttribute("schema")));
			var id = point.getAttribute("id");
			var element = children(schema, "element").stream().filter(one -> !one.getAttribute("name").equals("extension")).findFirst().orElseThrow();
			table.append("<tr><th scope=\"row\"><a href=\"#").append(id).append("\">").append(id).append("</a></th><td>").append(types(element)).append("</td><td>").append(documentation(schema)).append("</td></tr>\n");
			details.append("<h3 id=\"").append(id).append("\">").append(API).append('.').append(id).append("</h3>\n<p>").append(documentation(schema)).append(" Element <code>").append(element.getAttribute("name"))
					.append("</code>: ").append(documentation(element)).append("</p>\n<table class=\"striped\"><caption>Attributes</caption><thead><tr><th scope=\"col\">attribute</th><th scope=\"col\">must be given</th><th scope=\"col\">what it is</th></tr></thead><tbody>\n");
			for (var attribute : descendants(element, "attribute")) {
				details.append("<tr><th scope=\"row\">").append(attribute.getAttribute("name")).append("</th><td>").append(attribute.getAttribute("use").equals("required") ? "yes" : "no").append("</td><td>")
						.append(documentation(attribute)).append("</td></tr>\n");
			}
			details.append("</tbody></table>\n");
		}
		return """
				<!DOCTYPE html>
				<html lang="en"><head><title>Kirchhoff for authors of plug-ins</title></head><body>
				<h1>Kirchhoff for authors of plug-ins</h1>
				<p>A plug-in is an OSGi bundle that requires <code>dev.kirchhoff.api</code> and contributes types to its extension points. A type is a Java record,
				whose components are its parameters ({@link dev.kirchhoff.api.parameter.Parameter}). <code>kirchhoff plugins new</code> begins one.
				{@link dev.kirchhoff.api.testkit.DeviceContract} holds a device to what Kirchhoff expects of it.</p>
				<p>Packages have versions of their own. Within one major version nothing that is there changes its meaning or goes; what is new says so by <code>@since</code>.
				Require <code>dev.kirchhoff.api;bundle-version="[1.0.0,2.0.0)"</code>.</p>
				<h2>Extension points</h2>
				<table class="striped"><caption>What can be contributed</caption><thead><tr><th scope="col">dev.kirchhoff.api.</th><th scope="col">interface</th><th scope="col">what</th></tr></thead><tbody>
				""" + table + "</tbody></table>\n" + details + "</body></html>\n";
	}

	/** What the class of a contribution implements, as links. */
	private String types(Element element) throws IOException {
		var types = descendants(element, "meta.attribute").stream().filter(meta -> meta.getAttribute("kind").equals("java")).map(meta -> meta.getAttribute("basedOn"))
				.flatMap(basedOn -> Arrays.stream(basedOn.split(":"))).filter(name -> !name.isBlank()).toList();
		return types.stream().map(type -> "{@link " + type + "}").collect(Collectors.joining(", "));
	}

	private static String documentation(Element element) {
		return children(element, "annotation").stream().flatMap(annotation -> children(annotation, "documentation").stream()).map(text -> text.getTextContent().strip().replaceAll("\\s+", " ")).findFirst()
				.map(text -> text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")).orElse("");
	}

	private static Element parse(Path file) throws Exception {
		return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()).getDocumentElement();
	}

	private static List<Element> children(Element parent, String name) {
		return descendants(parent, name).stream().filter(element -> element.getParentNode() == parent).toList();
	}

	private static List<Element> descendants(Element parent, String name) {
		var found = parent.getElementsByTagName(name);
		return IntStream.range(0, found.getLength()).mapToObj(k -> (Element) found.item(k)).toList();
	}
}
