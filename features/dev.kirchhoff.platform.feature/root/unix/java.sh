# SPDX-License-Identifier: EPL-2.0
# Sourced by the start script of the product and by the launcher script of the source tree: where a Java >= 25 is.
# It reads the `release` file of a Java instead of starting it, because starting several costs a noticeable time.

# Succeeds if $1 is the home of a Java >= 25; with $2 = jdk, of one that has a compiler.
is_java_25() {
	[ -x "$1/bin/java" ] || return 1
	[ "${2-}" != jdk ] || [ -x "$1/bin/javac" ] || return 1
	_version=
	if [ -r "$1/release" ]; then
		while IFS= read -r _line || [ -n "$_line" ]; do
			case $_line in
			JAVA_VERSION=*)
				_version=${_line#JAVA_VERSION=}
				;;
			esac
		done < "$1/release"
	fi
	[ -n "$_version" ] || _version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version //p')
	_version=${_version#\"}
	_version=${_version%%[!0-9]*}
	[ -n "$_version" ] && [ "$_version" -ge 25 ]
}

# Sets java_home to the first fit Java; $1 = jdk asks for one with a compiler. Fails with a message if there is none.
# A product that was packed for workers ($here) has one inside or beside it.
find_java() {
	_path=$(command -v java) && _path=$(readlink -f "$_path") && _path=${_path%/bin/java} || _path=
	for java_home in "${here:+$here/java}" "${KIRCHHOFF_JAVA_HOME-}" "${here:+$here/../java}" "${JAVA_HOME-}" "$_path" /usr/lib/jvm/* \
		"${HOME-}"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/*; do
		if [ -n "$java_home" ] && is_java_25 "$java_home" "${1-}"; then
			return 0
		fi
	done
	echo "kirchhoff: no Java 25 or newer found${1:+ (a full JDK is needed)}: install one, for example Eclipse Temurin 25," >&2
	echo "  and if it is in an unusual place, name it in KIRCHHOFF_JAVA_HOME. Looked at JAVA_HOME, java on the PATH," >&2
	echo "  /usr/lib/jvm, ~/.sdkman/candidates/java, /Library/Java/JavaVirtualMachines and /opt." >&2
	return 1
}
