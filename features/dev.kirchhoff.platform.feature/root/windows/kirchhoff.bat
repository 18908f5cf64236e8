@echo off
rem SPDX-License-Identifier: EPL-2.0
rem Starts Kirchhoff: the workbench without arguments (or with `workbench`), else the command line.
setlocal DisableDelayedExpansion
set "here=%~dp0"
set "java="
if defined KIRCHHOFF_JAVA_HOME call :try "%KIRCHHOFF_JAVA_HOME%"
if defined JAVA_HOME call :try "%JAVA_HOME%"
for /f "delims=" %%j in ('where java 2^>nul') do call :try "%%~dpj.."
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*") do call :try "%%~d"
if not defined java (
	echo kirchhoff: no Java 25 or newer found: install one, for example Eclipse Temurin 25, or name it in KIRCHHOFF_JAVA_HOME. 1>&2
	exit /b 1
)
for %%l in ("%here%plugins\org.eclipse.equinox.launcher_*.jar") do set "launcher=%%~l"
set "cache=%LOCALAPPDATA%\kirchhoff"
set "configuration=%here%configuration"
rem an installation for all users is read-only
copy /y nul "%configuration%\.writable" >nul 2>&1 && del "%configuration%\.writable" || set "configuration=%cache%\configuration"
set "compute=--add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseParallelGC"
rem answers at once: no vector module (the virtual machine warns that it is incubating), no second compiler
set "flags=-XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
if "%~1"=="run" set "flags=%compute%"
if "%~1"=="reproduce" set "flags=%compute%"
if "%~1"=="circuit" set "flags=%compute%"
if "%~1"=="export" set "flags=%compute%"
if "%~1"=="worker" set "flags=%compute%"
if "%~1"=="pack" set "flags=%compute%"

if "%~1"=="workbench" goto workbench
if "%~1"=="" if exist "%here%plugins\dev.kirchhoff.ui_*" goto workbench
"%java%" %flags% -Xshare:auto -Dfile.encoding=UTF-8 -Djava.awt.headless=true -Dosgi.startLevel=4 -jar "%launcher%" -configuration "%configuration%" -data @none -nosplash -application dev.kirchhoff.headless.app %*
exit /b %ERRORLEVEL%

:workbench
if not exist "%here%plugins\dev.kirchhoff.ui_*" (
	echo kirchhoff: this is the product without a workbench: start the other one, or give a command, see --help 1>&2
	exit /b 2
)
"%java%" %compute% -Dfile.encoding=UTF-8 -jar "%launcher%" -configuration "%configuration%" -application dev.kirchhoff.ui.app
rem 23 asks for a restart
if %ERRORLEVEL%==23 goto workbench
exit /b %ERRORLEVEL%

:try
if defined java exit /b
if not exist "%~1\bin\java.exe" exit /b
findstr /r /c:"^JAVA_VERSION=.2[5-9]" /c:"^JAVA_VERSION=.[3-9][0-9]" "%~1\release" >nul 2>&1 && set "java=%~1\bin\java.exe"
exit /b
