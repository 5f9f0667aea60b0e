<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology">
<renderer-v2 type="RuleRenderer" symbollevels="0" forceraster="0" enableorderby="0">
<rules key="khyberatlas">
<rule key="khyberatlas-0" label="Open" filter="&#34;state&#34; IN (&#39;open&#39;)" symbol="0">
</rule>
<rule key="khyberatlas-1" label="Closed" filter="&#34;state&#34; IN (&#39;closed&#39;)" symbol="1">
</rule>
<rule key="khyberatlas-2" label="Restricted" filter="&#34;state&#34; IN (&#39;restricted&#39;)" symbol="2">
</rule>
<rule key="khyberatlas-3" label="Partly open (differs by traffic)" filter="&#34;state&#34; IN (&#39;partial&#39;)" symbol="3">
</rule>
<rule key="khyberatlas-4" label="No closure on record" filter="&#34;state&#34; IN (&#39;unknown&#39;)" symbol="4">
</rule>
</rules>
<symbols>
<symbol name="0" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="255,255,255,255"/>
<prop k="outline_color" v="10,122,108,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.3"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="5.4"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="10,122,108,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.2"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="3"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
</symbol>
<symbol name="1" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="255,255,255,255"/>
<prop k="outline_color" v="176,21,43,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.3"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="5.4"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="square"/>
<prop k="angle" v="0"/>
<prop k="color" v="176,21,43,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.2"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="3"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
</symbol>
<symbol name="2" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="255,255,255,255"/>
<prop k="outline_color" v="168,98,0,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.3"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="5.4"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="equilateral_triangle"/>
<prop k="angle" v="0"/>
<prop k="color" v="168,98,0,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.2"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="3"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
</symbol>
<symbol name="3" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="255,255,255,255"/>
<prop k="outline_color" v="116,64,154,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.3"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="5.4"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="diamond"/>
<prop k="angle" v="0"/>
<prop k="color" v="116,64,154,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.2"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="3"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
</symbol>
<symbol name="4" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="255,255,255,255"/>
<prop k="outline_color" v="106,113,120,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.3"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="5.4"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="angle" v="0"/>
<prop k="color" v="106,113,120,0"/>
<prop k="outline_color" v="106,113,120,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.8"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="bevel"/>
<prop k="size" v="3"/>
<prop k="size_unit" v="MM"/>
<prop k="scale_method" v="diameter"/>
</layer>
</symbol>
</symbols>
</renderer-v2>
</qgis>
