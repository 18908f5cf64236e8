// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Checks manifests against {@link Rooms}; returns one line a breach, so that a failing build names them all. */
final class Rules {
	/** Bundles and packages that need or mean a display. */
	static final Pattern DISPLAY = Pattern.compile("org\\.eclipse\\.(swt|jface|ui|e4\\.ui|gef|draw2d|swtchart|nebula|"
			+ "equinox\\.p2\\.ui|ltk\\.ui|team\\.ui|help\\.ui)(\\..*)?|.*\\.ui(\\.cocoa|\\.swt.*)?");

	/** What a device may use besides the api: one that is made of a file has to read it. */
	private static final Set<String> LIBRARIES = Set.of("de.siegmar.fastcsv", "com.ezylang.evalex");

	private static final Pattern ECLIPSE = Pattern.compile("org\\.(eclipse|osgi)\\..*");

	private final Rooms rooms = new Rooms();
	private final Map<String, BundleManifest> bundles = new TreeMap<>();

	Rules(Iterable<BundleManifest> manifests) {
		manifests.forEach(manifest -> bundles.put(manifest.name(), manifest));
	}

	List<String> unknownRooms() {
		return bundles.keySet().stream().filter(name -> !name.startsWith(Rooms.PREFIX) || rooms.row(name) == null)
				.map(name -> name + " is no room of the house: give it a row in Rooms").toList();
	}

	List<String> wrongArrows() {
		var breaches = new ArrayList<String>();
		for (var bundle : known()) {
			for (var other : bundle.bundles()) {
				if (other.startsWith(Rooms.PREFIX) && !rooms.mayUse(bundle.name(), other)) {
					breaches.add(bundle.name() + " must not require " + other);
				}
			}
			for (var imported : bundle.packages()) {
				var owner = owner(imported);
				if (imported.startsWith(Rooms.PREFIX) && owner == null) {
					breaches.add(bundle.name() + " imports " + imported + ", which no bundle exports");
				} else if (owner != null && !rooms.mayUse(bundle.name(), owner)) {
					breaches.add(bundle.name() + " must not import " + imported + " of " + owner);
				}
			}
		}
		return breaches;
	}

	List<String> displayBelow() {
		var breaches = new ArrayList<String>();
		for (var bundle : known()) {
			if (!rooms.hasDisplay(bundle.name())) {
				used(bundle).stream().filter(DISPLAY.asMatchPredicate())
						.forEach(name -> breaches.add(bundle.name() + " has no display and must not use " + name));
			}
		}
		return breaches;
	}

	List<String> eclipseInPlainRooms() {
		var breaches = new ArrayList<String>();
		for (var bundle : known()) {
			if (rooms.isPlain(bundle.name())) {
				used(bundle).stream().filter(ECLIPSE.asMatchPredicate())
						.forEach(name -> breaches.add(bundle.name() + " is plain Java and must not use " + name));
			}
		}
		return breaches;
	}

	private static boolean isLibrary(String name) {
		return LIBRARIES.stream().anyMatch(library -> name.equals(library) || name.startsWith(library + "."));
	}

	/** A device bundle is the size a stranger's would be: {@code api} and nothing else, but for {@link #LIBRARIES}. */
	List<String> devicesWithMoreThanApi() {
		var breaches = new ArrayList<String>();
		for (var bundle : known()) {
			if ("devices.*".equals(rooms.row(bundle.name())) && !Rooms.isTests(bundle.name())) {
				used(bundle).stream().filter(name -> !name.equals(Rooms.PREFIX + "api") && !isLibrary(name))
						.forEach(name -> breaches.add(bundle.name() + " may use only the api, not " + name));
			}
		}
		return breaches;
	}

	List<String> exportedInternals() {
		var breaches = new ArrayList<String>();
		for (var bundle : bundles.values()) {
			for (var export : bundle.header("Export-Package")) {
				var internal = List.of(export.name().split("\\.")).contains("internal");
				if (internal && !forFriends(export.directives())) {
					breaches.add(bundle.name() + " exports " + export.name() + " to strangers");
				}
			}
		}
		return breaches;
	}

	private static boolean forFriends(String directives) {
		if (directives.replace(" ", "").replace("\"", "").contains("x-internal:=true")) {
			return true;
		}
		var friends = Pattern.compile("x-friends:=\"?([^\";]+)").matcher(directives);
		return friends.find() && List.of(friends.group(1).split(",")).stream()
				.allMatch(friend -> friend.strip().startsWith(Rooms.PREFIX));
	}

	private List<BundleManifest> known() {
		return bundles.values().stream()
				.filter(bundle -> bundle.name().startsWith(Rooms.PREFIX) && rooms.row(bundle.name()) != null).toList();
	}

	private static List<String> used(BundleManifest bundle) {
		var used = new ArrayList<>(bundle.bundles());
		used.addAll(bundle.packages());
		return used;
	}

	private String owner(String packageName) {
		for (var bundle : bundles.values()) {
			if (bundle.header("Export-Package").stream().anyMatch(export -> export.name().equals(packageName))) {
				return bundle.name();
			}
		}
		return null;
	}
}
